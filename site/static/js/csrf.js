// The token that every changing request of a script carries.

export function csrfToken() {
  const entry = document.cookie.split("; ").find((pair) => pair.startsWith("csrf="));
  return entry ? decodeURIComponent(entry.slice(5)) : "";
}
