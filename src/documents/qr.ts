import QRCode from 'qrcode';

/** A QR picture of a link, to be printed on a leaflet: PNG, 600 × 600 pixels, readable when it is a little damaged. */
export async function qrPng(link: string): Promise<Uint8Array> {
  return QRCode.toBuffer(link, { type: 'png', width: 600, margin: 2, errorCorrectionLevel: 'M' });
}
