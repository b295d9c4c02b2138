import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/bench/t.js';
import {
  autoIcon,
  darkIcon,
  desktopIcon,
  lightIcon,
  panelIcon,
  phoneIcon,
  tabletIcon,
} from '../ui/icons.js';
import { segmented } from '../ui/segmented.js';
import type { StageSettings } from '../stage/stage-settings.js';

const DEVICES = {
  panel: panelIcon,
  desktop: desktopIcon,
  tablet: tabletIcon,
  phone: phoneIcon,
} as const;
const THEMES = { auto: autoIcon, light: lightIcon, dark: darkIcon } as const;
const DIRECTIONS = { ltr: 'LTR', rtl: 'RTL' } as const;

/** Renders the choices of how to see the panel, a row each. */
export function stageChoices(
  stage: StageSettings,
  onChange: (change: Partial<StageSettings>) => void,
): TemplateResult {
  const device = segmented(
    t('tools.device'),
    choices(DEVICES, (value) => t(`device.${value}`)),
    stage.device,
    (device) => onChange({ device }),
  );
  const theme = segmented(
    t('tools.theme'),
    choices(THEMES, (value) => t(`theme.${value}`)),
    stage.theme,
    (theme) => onChange({ theme }),
  );
  const direction = segmented(
    t('tools.direction'),
    choices(DIRECTIONS, (value) => t(`direction.${value}`)),
    stage.direction,
    (direction) => onChange({ direction }),
  );
  return html`<div class="choices">
    <div class="row"><span>${t('tools.device')}</span>${device}</div>
    <div class="row"><span>${t('tools.theme')}</span>${theme}</div>
    <div class="row"><span>${t('tools.direction')}</span>${direction}</div>
  </div>`;
}

function choices<Value extends string, Icon>(
  icons: Readonly<Record<Value, Icon>>,
  labelOf: (value: Value) => string,
): { readonly value: Value; readonly label: string; readonly icon: Icon }[] {
  const entries = Object.entries(icons) as [Value, Icon][];
  return entries.map(([value, icon]) => ({ value, label: labelOf(value), icon }));
}
