/** How often a task has been carried over, in a word: 结转, then 第二次结转, 第三次结转. */
export function CarriedMark({ times }: { readonly times: number }) {
  if (times === 0) return null;
  const words = times === 1 ? '结转' : `第${'二三四五六七八九'.charAt(times - 2) || ` ${times} `}次结转`;
  return <span className={times === 1 ? 'task-carried' : 'task-carried again'}>{words}</span>;
}
