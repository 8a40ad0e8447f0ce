"""What a host needs beside the pages: its headers, and a map of the site.

Sources: Content Security Policy Level 3; OWASP Secure Headers; sitemaps.org 0.9. ``frame-ancestors`` works in a real header only.
"""

from __future__ import annotations

from html import escape

from careersite.engine.site_input import SiteInput

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def host_files(site: SiteInput) -> dict[str, bytes]:
    """``_headers`` (Netlify, Cloudflare Pages), ``.htaccess`` (Apache), and ``sitemap.xml`` where the site's address is known."""
    files = {"_headers": _headers_file(), ".htaccess": _htaccess(site.frame.base_path)}
    if site.frame.url:
        files["sitemap.xml"] = _sitemap(site)
    return {path: text.encode() for path, text in files.items()}


def nginx_snippet() -> str:
    """The same headers for nginx, which reads no file from the site; for docs/deploy.md."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())


def _headers_file() -> str:
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def _htaccess(base: str) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\nErrorDocument 404 {base}404.html\nOptions -Indexes\n"


def _sitemap(site: SiteInput) -> str:
    rows = []
    for page in site.all_pages:
        changed = f"<lastmod>{page.reviewed_on.isoformat()}</lastmod>" if page.reviewed_on else ""
        rows.append(f"<url><loc>{escape(site.frame.url + page.path)}</loc>{changed}</url>\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(rows)}</urlset>\n'
