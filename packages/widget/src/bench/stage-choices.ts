import type { TemplateResult } from 'lit';
import { t } from './i18n/t.js';
import { autoIcon, darkIcon, desktopIcon, lightIcon, phoneIcon, tabletIcon } from './icons.js';
import { segmented } from './segmented.js';
import type { StageSettings } from './stage-settings.js';

const DEVICES = { desktop: desktopIcon, tablet: tabletIcon, phone: phoneIcon } as const;
const THEMES = { auto: autoIcon, light: lightIcon, dark: darkIcon } as const;
const DIRECTIONS = { ltr: 'LTR', rtl: 'RTL' } as const;

export interface StageChoices {
  readonly device: TemplateResult;
  readonly theme: TemplateResult;
  readonly direction: TemplateResult;
}

/** What the operator can look at the panel in, a row of choices each. */
export function stageChoices(
  stage: StageSettings,
  onChange: (change: Partial<StageSettings>) => void,
): StageChoices {
  return {
    device: segmented(
      t('tools.device'),
      choices(DEVICES, (value) => t(`device.${value}`)),
      stage.device,
      (device) => onChange({ device }),
    ),
    theme: segmented(
      t('tools.theme'),
      choices(THEMES, (value) => t(`theme.${value}`)),
      stage.theme,
      (theme) => onChange({ theme }),
    ),
    direction: segmented(
      t('tools.direction'),
      choices(DIRECTIONS, (value) => t(`direction.${value}`)),
      stage.direction,
      (direction) => onChange({ direction }),
    ),
  };
}

function choices<Value extends string, Icon>(
  icons: Readonly<Record<Value, Icon>>,
  labelOf: (value: Value) => string,
): { readonly value: Value; readonly label: string; readonly icon: Icon }[] {
  const entries = Object.entries(icons) as [Value, Icon][];
  return entries.map(([value, icon]) => ({ value, label: labelOf(value), icon }));
}
