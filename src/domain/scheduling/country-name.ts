/** A country's name in English, as providers' place names end with it; the code itself where there is none. */
export function countryNameOf(country: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
}
