/** Address of the panel's file, relative to the entry: the build puts it in. Empty: nobody knows it. */
export const PANEL_FILE: string = '';
