/** What a vendor is reached by: the address, who we are to it, how we sign, and how we stand with it. Clear only in memory. */
export interface VendorSettings {
  readonly address: string;
  readonly account: string | null;
  readonly secret: string | null;
  /** The sender people see: a text's signature, a caller's number, a mail address. */
  readonly sender: string | null;
  /** The template the vendor has approved, where it sends nothing else. */
  readonly template: string | null;
}

/** A browser that somebody switched notes on in: where its push service takes messages for it, and the keys they are encrypted with. */
export interface Device {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** One message to one person. The reference is the attempt's own id: the vendor gives it back, and can be asked by it. */
export interface Message {
  readonly reference: string;
  /** A telephone number, a mail address, a loudspeaker, all of somebody's devices as JSON: what the kind of channel calls. */
  readonly to: string;
  readonly name: string;
  readonly subject: string;
  readonly words: string;
  /** Where the person confirms by a button, when the installation has an address. */
  readonly link: string | null;
  /** What the person says or sends back to confirm. */
  readonly code: string;
  /** A test that rings or arrives without disturbing anybody. */
  readonly silent: boolean;
}

/**
 * What came of a message: taken by the vendor under its own number; refused for a reason (of the number itself, when it is dead); too fast,
 * which means not taken and to be tried again, after a rest when the vendor wants one; or the vendor was never reached. An error that is
 * thrown leaves open whether it was taken, unless it is one of a connection that did not come about. `gone` names those of several devices
 * in the address that are known no more.
 */
export type Sent =
  | ({ readonly said: 'taken'; readonly vendorRef: string | null } & Gone)
  | ({ readonly said: 'refused'; readonly words: string; readonly isDead?: boolean } & Gone)
  | ({ readonly said: 'tooFast'; readonly words: string; readonly restMs?: number } & Gone)
  | { readonly said: 'unreached'; readonly words: string };

interface Gone {
  readonly gone?: readonly string[];
}

/** How far a message came, each further than the one before; `failed` and `dead` end it (dead: the number itself is of no use). */
export type Progress = 'sent' | 'delivered' | 'rang' | 'answered' | 'heard' | 'confirmed' | 'failed' | 'dead';

/** What a vendor tells later of a message: by our reference or by its own. */
export interface Receipt {
  readonly reference: string | null;
  readonly vendorRef: string | null;
  readonly progress: Progress;
  /** Whom it was about, where the vendor says so: somebody else's is refused. */
  readonly to: string | null;
  /** Seconds of listening. */
  readonly seconds: number | null;
  readonly words: string;
}

/** What a vendor sends to our address. */
export interface Callback {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An open way to a vendor. */
export interface Line {
  send(message: Message): Promise<Sent>;
  /** What became of a message whose taking is in doubt; `unseen` when the vendor never had it, undefined when it cannot say. */
  ask?(message: Message, on: string): Promise<Receipt | 'unseen' | undefined>;
  /** Throws when the vendor cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** How a kind of vendor is spoken to: the port behind which each real one stands. */
export interface Protocol {
  readonly label: string;
  /** Whether the vendor tells what became of a message: from one that does not, no receipt is waited for. */
  readonly tells: boolean;
  /** Opens the way; what the vendor says on the open line by itself goes to `hears`, which throws when it could not be written down. */
  open(settings: VendorSettings, hears: (receipt: Receipt) => Promise<void>): Line;
  /** Reads what the vendor sent to our address; undefined when it is nothing of its form. */
  read?(callback: Callback): readonly Receipt[] | undefined;
  /** What the vendor wants to hear in return. */
  readonly thanks?: string;
}

/** The protocols that are there, by name. */
export type Protocols = Readonly<Record<string, Protocol>>;
