/** The colours, measures and type of every page: the theme, the style sheets, charts and the map read them here. */
export const tokens = {
  ink: '#1B2733',
  secondary: '#5B6B7B',
  line: '#E3E8EE',
  /** The edge of a control: 3:1 against the surface, as WCAG 1.4.11 asks. */
  edge: '#8A97A5',
  ground: '#F6F8FA',
  surface: '#FFFFFF',
  brand: '#0E5A8A',
  brandHover: '#0B4A72',
  brandTint: '#E8F1F7',
  /** The four levels of the law; never for decoration, always with the word beside the colour. */
  red: '#C9252D',
  orange: '#E8731A',
  yellow: '#E5B100',
  blue: '#2B6CB0',
  done: '#2E8B57',
  /** The ground of what is past its time; the words on it stay ink. */
  pastTint: '#FCE8E6',
  radius: '6px',
  shadow: '0 4px 16px rgb(27 39 51 / 14%)',
  top: '52px',
  font: 'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans SC Variable", sans-serif',
} as const;

/** The tokens as custom properties of the page: `brandTint` becomes `--brand-tint`. */
export function cssVariables(): string {
  const lines = Object.entries(tokens).map(([name, value]) => `--${name.replaceAll(/[A-Z]/g, dashed)}:${value}`);
  return `:root{${lines.join(';')}}`;
}

const dashed = (capital: string) => `-${capital.toLowerCase()}`;
