// Texts, bytes and Base64.
const bytesOf = text => new TextEncoder().encode(text);

function base64Of(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

const bytesOfBase64 = text => Uint8Array.from(atob(text.replace(/\s/g, "")), character => character.charCodeAt(0));
const textOfBase64 = text => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOfBase64(text));
