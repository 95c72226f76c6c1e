import { st } from "millrace";

const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

if (st.button("Work for two seconds")) {
  const rows = await st.spinner(
    "Reading the archive …",
    async () => {
      await pause(2);
      return 12_480;
    },
    { showTime: true, width: "stretch" },
  );
  st.success(`${rows} rows`);
}

const sum = st.spinner("Too short to be seen", () => 1 + 1);
st.write("1 + 1 =", sum);
