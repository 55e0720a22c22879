// The part of web-push that is used here; the package brings no types.
declare module 'web-push' {
  interface Subscription {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  }
  interface Options {
    readonly vapidDetails: { readonly subject: string; readonly publicKey: string; readonly privateKey: string };
    readonly TTL: number;
    readonly urgency: 'high';
    readonly topic: string;
    readonly contentEncoding: 'aes128gcm';
  }
  interface Details {
    readonly endpoint: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string | number>>;
    readonly body: Buffer;
  }
  const push: {
    generateRequestDetails(subscription: Subscription, payload: string, options: Options): Details;
  };
  export default push;
}
