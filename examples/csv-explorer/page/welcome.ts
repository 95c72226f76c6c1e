/** What stands on the page while no file is chosen. */
import { type Container, st } from "millrace";

export function welcome(place: Container): void {
  place.container(() => {
    st.info("Drop a CSV file into the sidebar, or choose one there. It stays on this server and goes with your session.", {
      icon: "📄",
    });
    const [a, b, c] = st.columns(3, { border: true });
    a.markdown("**Any CSV**\n\nComma, semicolon, tab or bar; UTF-8, UTF-16, Windows code pages. Found out, and yours to change.");
    b.markdown("**Any size**\n\nTwo hundred megabytes take some seconds. You see how far it is, and can stop it.");
    c.markdown("**Any state**\n\nBad rows are listed with their line and what is wrong with them; the others are all there.");
  });
}
