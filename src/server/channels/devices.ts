/** A browser that somebody switched notes on in: where its push service takes messages for it, and the keys they are encrypted with. */
export interface Device {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** The browsers of one person. */
export type Devices = readonly Device[];

/** Somebody's browsers as one address of a message. */
export const addressOfDevices = (devices: Devices): string => JSON.stringify(devices);

/** The browsers of an address that `addressOfDevices` made. */
export const readDevices = (address: string): Devices => JSON.parse(address) as Devices; // made here, never by anybody else
