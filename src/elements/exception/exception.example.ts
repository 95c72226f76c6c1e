import { st } from "millrace";

function readPrices(text: string): number[] {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error("The price list could not be read.", { cause });
  }
}

try {
  st.write(readPrices("[12.5, 8,"));
} catch (error) {
  st.exception(error, { key: "prices" });
}

st.exception(new TypeError("Cannot read properties of undefined (reading 'price')"), { width: 480 });
