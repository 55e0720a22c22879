import { type Check, type Finding, found } from './finding.ts';

const traditional =
  '們個應災險區縣鄉鎮會議檢查處罰進實業務員長場開關門問間題預產營運輸築設備隊員電視頻車輛學習貫徹認責對據標準環經濟統計報導領組織監督總結項數據執與為來時國際農樓體協調動員訓練壓緊聯繫調養質廠廣衛護賀買賣貨費資賠償轉軟適選遠還郵醫釋鋼錄鐵銀針錢鍋陽陰陸際隨難離雲霧靜頂順須顧願類飛飯館馬駕驗驚魚鳥黃齊龍師帶幫幹幾庫廢彈強後從復徵愛慶憂懷懸戰戶擁擇擊擔據擴攔敗敵斷於曆書條極構樹橋機歐歲歷殘氣決沒況淨淺測準溫滅漢潔濃濕灣熱燈營爐爭爾狀獎獨獲現瑪畫異當療發盜盡盤眾確礎禮禦種稱穩窮競筆節範簡簽糧紀約級紅納純紙終組細結給絕絡統絲經綜綠維網緊線編緣縮縱績繼續罷義聖聞聯聲職肅腦臨興舉舊艦艱藝節華萬葉著蒼藍蘇蟲補裝裡製複規覺覽觀訂計託記訪設許訴診評詞試詢該詳誠誤說誰課談請諸謀謝證識譜警譯議讀變讓';

/** Characters that do not belong into a document: compatibility forms, traditional ones, invisible ones. */
export const checkCharacters: Check = ({ lines }) =>
  lines.flatMap((line) => {
    const chars = [
      ...line.text.matchAll(/[\u2E80-\u2FDF\uF900-\uFAFF\u200B-\u200F\u2060\uFEFF\uFFFD\uE000-\uF8FF\u3400-\u9FFF]/gu),
    ];
    return chars.flatMap(({ 0: character, index }): readonly Finding[] => {
      const said = strange(character);
      if (said === undefined) return [];
      return [found(line, { at: index, length: 1, around: 2 }, { category: 'CHAR', ...said })];
    });
  });

const usual = new Set<string>(gb2312());

/** The 6,763 characters of GB/T 2312, out of the decoder every runtime has. */
function gb2312(): string {
  const decoder = new TextDecoder('gbk');
  const bytes = new Uint8Array(72 * 94 * 2);
  let at = 0;
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      bytes[at] = high;
      bytes[at + 1] = low;
      at += 2;
    }
  return decoder.decode(bytes);
}

function strange(character: string): Pick<Finding, 'reason' | 'suggestion' | 'certainty'> | undefined {
  if (usual.has(character) || character === '〇') return undefined;
  if (/[\u200B-\u200F\u2060\uFEFF]/.test(character))
    return { reason: '有看不见的字符', suggestion: '删去', certainty: 'H' };
  if (/[\uFFFD\uE000-\uF8FF]/.test(character))
    return { reason: '字符丢失或字体自造', suggestion: '重新输入', certainty: 'H' };
  const plain = character.normalize('NFKC');
  if (plain !== character) return { reason: '部首或兼容字符，不是规范汉字', suggestion: plain, certainty: 'H' };
  if (traditional.includes(character)) return { reason: '繁体字', suggestion: '改为规范汉字', certainty: 'H' };
  return { reason: '不是常用规范汉字', suggestion: '核对是否误用异体字或生僻字', certainty: 'L' };
}
