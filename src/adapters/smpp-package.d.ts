// The part of smpp that is used here; the package brings no types.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  namespace smpp {
    interface Pdu {
      readonly command: string;
      readonly command_status: number;
      readonly sequence_number: number;
      readonly system_id?: string;
      readonly password?: string;
      readonly message_id?: string;
      readonly source_addr?: string;
      readonly destination_addr?: string;
      readonly data_coding?: number;
      readonly esm_class?: number;
      readonly registered_delivery?: number;
      readonly receipted_message_id?: string;
      readonly message_state?: number;
      readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] };
      isResponse(): boolean;
      response(more?: Readonly<Record<string, unknown>>): Pdu;
    }
    type Answered = (answer: Pdu) => void;
    interface Session extends EventEmitter {
      bind_transceiver(who: Readonly<Record<string, unknown>>, answered: Answered): boolean;
      submit_sm(message: Readonly<Record<string, unknown>>, answered: Answered): boolean;
      deliver_sm(message: Readonly<Record<string, unknown>>, answered: Answered): boolean;
      enquire_link(more: Readonly<Record<string, unknown>>, answered: Answered): boolean;
      unbind(answered: Answered): boolean;
      send(pdu: Pdu): boolean;
      destroy(): void;
    }
    interface Server extends NetServer {
      readonly sessions: readonly Session[];
    }
    const ESME_ROK: number;
    const ESME_RINVPASWD: number;
    const ESME_RTHROTTLED: number;
    const ESME_RINVDSTADR: number;
    function connect(to: Readonly<Record<string, unknown>>): Session;
    function createServer(met: (session: Session) => void): Server;
  }
  export = smpp;
}
