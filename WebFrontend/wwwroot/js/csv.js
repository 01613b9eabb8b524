/** The rows of a CSV text (RFC 4180) as objects, by the names in its first line in lower case. */
export function readCsv(text) {
  const rows = [];
  let [row, field, isQuoted] = [[], '', false];
  const source = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (source[i + 1] === '"') field += source[++i];
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') [row, field] = [[...row, field], ''];
    else if (character === '\n') {
      rows.push([...row, field]);
      [row, field] = [[], ''];
    } else if (character !== '\r') field += character;
  }
  if (field || row.length) rows.push([...row, field]);
  const [names = [], ...values] = rows;
  return values.filter(value => value.some(Boolean)).map(value => Object.fromEntries(names.map((name, i) => [name.trim().toLowerCase(), value[i]?.trim() ?? ''])));
}

/** A CSV text; a value that a spreadsheet would take for a formula is a text all the same, since it is quoted and begins with a blank. */
export function writeCsv(names, rows) {
  return [names, ...rows].map(row => row.map(quote).join(',')).join('\r\n') + '\r\n';
}

function quote(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? ` ${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
