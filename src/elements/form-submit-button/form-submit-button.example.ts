import { st } from "millrace";

const form = st.form("order");
const amount = form.numberInput("Amount", { value: 1, min: 1 });
const order = form.formSubmitButton("Order", {
  key: "order",
  type: "primary",
  icon: ":material/check:",
  shortcut: "Ctrl+Enter",
  help: "Nothing is paid yet.",
  onClick: () => st.toast("On its way."),
});
form.formSubmitButton("Ask for a price", { iconPosition: "right", icon: "✉️", wrap: false, width: "stretch" });
form.formSubmitButton("Sold out", { disabled: true });
if (order) st.text(`Ordered ${amount}.`);
