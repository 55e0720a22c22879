// The part of autocannon that the bench uses; the package brings no types.
declare module 'autocannon' {
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>;
  namespace autocannon {
    interface Ask {
      method?: string;
      path?: string;
      body?: string;
      headers?: Readonly<Record<string, string>>;
    }
    interface Request extends Ask {
      setupRequest?(request: Ask, context: Record<string, unknown>): Ask;
    }
    interface Client {
      setRequests(requests: readonly Request[]): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      readonly duration: number;
      readonly overallRate?: number;
      readonly setupClient?: (client: Client) => void;
      readonly requests?: readonly Request[];
    }
    interface Result {
      readonly requests: { readonly total: number };
      readonly latency: { readonly p50: number; readonly p99: number };
      readonly duration: number;
      readonly errors: number;
      readonly timeouts: number;
      readonly non2xx: number;
    }
  }
  export = autocannon;
}
