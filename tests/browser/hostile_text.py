"""Texts that would run, load or change something if a page took them for anything but text.

All of them call `alert`, ask `evil.invalid` for something, or leave an element with `data-pwned`.
"""

_LONG = 200

LINES = (
    # out of an attribute
    '" onfocus="alert(1)" autofocus tabindex="1" data-pwned="',
    "' onfocus='alert(1)' autofocus tabindex='1' data-pwned='",
    "` onfocus=`alert(1)` autofocus data-pwned=`",
    "x onfocus=alert(1) autofocus data-pwned",
    '"/data-pwned/onload=alert(1)//',
    "&quot; onfocus=&quot;alert(1)&quot; autofocus data-pwned",
    "&#34;&#x22; onfocus=alert(1) autofocus data-pwned",
    # escaped once already
    "&lt;img src=x onerror=alert(1) data-pwned&gt;",
    "&amp;lt;img src=x onerror=alert(1) data-pwned&amp;gt;",
    "&#60;img src=x onerror=alert(1) data-pwned&#62;",
    "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
    r"\u003cimg src=x onerror=alert(1) data-pwned\u003e",
    r"\x3cimg src=x onerror=alert(1) data-pwned\x3e",
    "%3Cimg%20src=x%20onerror=alert(1)%20data-pwned%3E",
    "＜script＞alert(1)＜/script＞",
    # out of a string of JavaScript, of JSON, of CSS
    '"; alert(1); //',
    "'; alert(1); //",
    '\\"; alert(1); //',
    "\\'-alert(1)-\\'",
    '"}]}; alert(1); //',
    "*/ alert(1) /*",
    "url(https://evil.invalid/a.png)",
    "} body { background: url(https://evil.invalid/b.png) }",
    "@import 'https://evil.invalid/c.css';",
    # templates
    "${alert(1)}",
    "`${alert(1)}`",
    "#{alert(1)}",
    "{{ alert(1) }}{{ 7 * 191 }}",
    "{{constructor.constructor('alert(1)')()}}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% include '/etc/passwd' %}{# gone #}",
    "{% raw %}{{ config }}",
    # addresses
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.invalid/d.png",
    "\\\\evil.invalid\\e.png",
    "../../../../etc/passwd",
    "https://evil.invalid/?a=1&b=2#c",
    # Markdown
    "[x](javascript:alert(1))",
    "![x](https://evil.invalid/f.png)",
    "**x** `y` ~~z~~ # 1. * _",
    # keywords of programs
    "__proto__",
    "constructor",
    "undefined",
    "null",
    "1e309",
    "=HYPERLINK(\"https://evil.invalid/g\")",
    "'; DROP TABLE centers; --",
    # letters
    "مرحبا بالعالم \" onfocus=alert(1)",
    "Z̴̧͠a̷l̶g̸o̵ ĵ̈ 👩‍👩‍👧‍👦 𠜎𠜱",
    "長" * _LONG,
    "W" * _LONG,
)  # fmt: skip

PROSE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1) data-pwned>",
    "<svg/onload=alert(1) data-pwned>",
    "</script><script>alert(1)</script>",
    "</div></main></body><img src=x onerror=alert(1) data-pwned>",
    "<!--><img src=x onerror=alert(1) data-pwned>-->",
    '<iframe srcdoc="<script>parent.alert(1)</script>" data-pwned></iframe>',
    '<a href="javascript:alert(1)" data-pwned>x</a>',
    "<details open ontoggle=alert(1) data-pwned>x</details>",
    "<style>*{background:url(https://evil.invalid/h.png)}</style>",
    '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">',
    '<base href="https://evil.invalid/">',
    '<form action="https://evil.invalid/"><button data-pwned>x</button></form>',
    "<math><mtext><img src=x onerror=alert(1) data-pwned></mtext></math>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))".replace("\x01", "&#1;"),
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](//evil.invalid/)",
    "[x](http://[)",
    "[x](https://evil.invalid:99999999/)",
    '[x](https://example.org/ "\\" onfocus=\\"alert(1)\\" data-pwned=\\"")',
    "[x]: javascript:alert(1)\n\n[x] [y][x]",
    "![x](https://evil.invalid/i.png)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<https://evil.invalid/"onfocus="alert(1)"data-pwned="">',
    "```\"><img src=x onerror=alert(1) data-pwned>\nx\n```",
    "    <img src=x onerror=alert(1) data-pwned>",
    "`<img src=x onerror=alert(1) data-pwned>`",
    "# x\n\nx\n=\n\n- x\n  1. x\n\n> x\n\n***",
    "[" * 300,
    "*" * 300 + "x",
    "> " * 100 + "x",
)  # fmt: skip

URLS = (
    "https://evil.invalid/?q=`${alert(1)}`&javascript:alert(1)",
    "https://evil.invalid/x;onfocus=alert(1);{{7*191}}",
    "https://user:password@evil.invalid:8443/%22%3E%3Cscript%3E",
    "http://evil.invalid/&quot;onfocus=alert(1)",
    "mailto:pwned@evil.invalid?body=${alert(1)}",
    "tel:000;alert(1)",
)


def together(texts: tuple[str, ...], at_most: int) -> list[str]:
    """The texts joined in their order to lines of at most so many characters."""
    lines: list[str] = []
    for text in texts:
        joined = f"{lines[-1]} {text}" if lines else text
        if lines and len(joined) <= at_most:
            lines[-1] = joined
        else:
            lines.append(text)
    return lines
