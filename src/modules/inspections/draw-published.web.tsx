import { QrCode } from '../../web/qr/qr-code.tsx';
import './draw-result.css';

/** Where anybody reads a published draw: its address, to copy and to scan. */
export function DrawPublished({ id, county }: { readonly id: string; readonly county: string }) {
  const path = `/draw-result/${county}-${id}`;
  return (
    <section className="board-section" aria-label="公示网页">
      <h2>公示网页</h2>
      <div className="draw-shown">
        <QrCode url={`${location.origin}${path}`} />
        <div>
          <p>不用登录即可查看抽取结果、检查人员和复核办法，可发到政府网站或张贴。</p>
          <a href={path}>打开公示网页</a>
        </div>
      </div>
    </section>
  );
}
