import { st } from "millrace";

st.markdown(`
  # Report
  Plain words, **strong**, *emphasis*, ~~gone~~, \`code\`, a [link](https://example.org), https://example.org and :tada:

  ## What is coloured
  :red[red] :orange[orange] :yellow[yellow] :green[green] :blue[blue] :violet[violet] :gray[grey] :primary[primary] :rainbow[rainbow]

  :red-background[late] :green-background[in time] :blue-badge[:material/info: new] :orange-badge[beta] :small[small print]
  :shimmer[working on it] :color[own]{foreground="#fff" background="#0b6e4f"} and help:help[Words in a bubble.]

  ## Lists
  - one -> two
    1. first
    2. second
  - [x] done
  - [ ] to do

  > Said by somebody, and worth
  > a second line.

  | Airport | Flights | Late |
  |:--------|--------:|-----:|
  | Bern    |   1 204 | 12 % |
  | Zurich  |  98 551 | >= 8 % |

  \`\`\`ts
  const late = flights.filter((flight) => flight.delay > 15);
  console.log(\`\${late.length} of \${flights.length}\`); // share
  \`\`\`

  The mean is $\\bar{x} = \\frac{1}{n} \\sum_{i=1}^{n} x_i$, and

  $$
  \\sigma = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} (x_i - \\bar{x})^2}
  $$

  A claim that needs a note.[^1]

  [^1]: And here it is, with *its own* markup.
`);
st.markdown("### Not to be linked to", { anchors: false, help: "Its heading has no address." });
st.markdown("In the *middle*", { textAlignment: "center" });
st.markdown("A <kbd>tag</kbd> that is text");
st.markdown('A <kbd>tag</kbd> that is one, <span style="font-variant: small-caps">in small capitals</span>', { unsafeAllowHtml: true });
st.markdown("One line, **cut off** where the room ends: the rest is not shown", { wrap: false, width: 260 });
