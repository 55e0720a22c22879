import { useEffect, useState } from 'react';

/** A QR of an address, drawn in the browser. */
export function QrCode({ url }: { readonly url: string }) {
  const [modules, setModules] = useState<{ readonly size: number; readonly path: string }>();
  useEffect(() => {
    void drawn(url).then(setModules);
  }, [url]);
  if (!modules) return null;
  const { size, path } = modules;
  return (
    <svg viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={`二维码：${url}`} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

/** The dark squares of a code as one path; the drawing is fetched when one is first shown. */
async function drawn(url: string): Promise<{ readonly size: number; readonly path: string }> {
  const { create } = await import('qrcode');
  const { size, data } = create(url, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data).flatMap((bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : []));
  return { size, path: dark.join('') };
}
