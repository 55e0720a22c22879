import { Button } from 'antd';

interface Props {
  readonly people: readonly { readonly name: string; readonly username: string; readonly password: string }[];
  readonly onDone: () => void;
}

/** First passwords, shown this once: to be printed or copied and handed over. */
export function FirstPasswords({ people, onDone }: Props) {
  const copy = () =>
    void navigator.clipboard?.writeText(
      people.map(({ name, username, password }) => [name, username, password].join('\t')).join('\n'),
    );
  return (
    <section aria-label="首次密码">
      <p role="status" className="told-once">
        首次密码只在此处显示这一次，请现在打印或抄下，当面交给本人；本人首次登录时须改成自己的密码。
      </p>
      <div className="sheet-frame">
        <table className="plain plain-cards">
          <thead>
            <tr>
              <th>姓名</th>
              <th>用户名</th>
              <th>首次密码</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, username, password }) => (
              <tr key={username}>
                <td className="beside">{name}</td>
                <td className="beside">{username}</td>
                <td className="secret" data-label="首次密码">
                  {password}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="ask-acts">
        <Button type="primary" onClick={onDone}>
          已交付，关闭
        </Button>
        <Button onClick={() => print()}>打印</Button>
        <Button onClick={copy}>复制</Button>
      </div>
    </section>
  );
}
