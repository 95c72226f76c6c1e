import { st } from "millrace";

const people = st.numberInput("People", { key: "people", min: 1, max: 12, value: 2, icon: ":material/group:", help: "Whole ones." });
const price = st.numberInput("Price", { default: 9.99, step: 0.5, format: "$%,.2f", required: true });
const distance = st.numberInput("Distance", { value: 1200, step: 100, format: "%,d km", width: 240 });
const guess = st.numberInput("Guess", { value: null, placeholder: "Any number", onChange: () => st.toast("Noted.") });
st.numberInput("Fixed", { value: 42, disabled: true });
st.numberInput("Without a label for the eye", { labelVisibility: "collapsed", persistState: "page" });
st.text(`${people} × ${price} = ${(people * price).toFixed(2)}; ${distance} km; ${guess ?? "no guess"}`);
