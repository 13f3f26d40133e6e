interface Zip {
  name: string;
  url: string;
}
export function wantedZip(platform?: string, arch?: string): Zip;
export function whyNoElectron(
  zip: Zip,
  places: { folder?: string; cache: string; reach: (url: string) => Promise<boolean> },
): Promise<string | null>;
