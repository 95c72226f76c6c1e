import { st } from "millrace";

const tasks = [
  { id: "write", name: "Write the report", days: 3 },
  { id: "check", name: "Check the figures", days: 1 },
  { id: "send", name: "Send it", days: 2 },
];

const shortestFirst = st.toggle("Shortest first");
if (shortestFirst) tasks.sort((a, b) => a.days - b.days);

// Notes stay with their task when the order changes.
const notes = st.each(
  tasks,
  (task) => task.id,
  (task, row) => {
    const [name, note] = row.columns([1, 2], { verticalAlignment: "center" });
    name.write(`**${task.name}**, ${task.days} d`);
    return note.textInput("Note", { labelVisibility: "collapsed", placeholder: "A note" });
  },
);
st.caption(`${notes.filter(Boolean).length} notes`);
