"""Words that would do something, were they ever taken for more than words."""

from __future__ import annotations

# What a template that is run would do on the machine it runs on: a folder in the working folder.
MADE = "pwned"
PAYLOADS = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "${window.pwned=1}",
    "`+(window.pwned=1)+`",
    "'+(window.pwned=1)+'",
    '" autofocus onfocus="window.pwned=1" onmouseover="window.pwned=1',
    "{{7*7}}{% set x = 1 %}",
    "{{cycler.__init__.__globals__.os.mkdir(dict(pwned=1)|join)}}",
    # None of these is closed: a template would not even be one.
    "{{ x {% if {% raw %} {# {",
    "}} %} #} }",
    "]]>--><b>&lt;i&gt;\\u003cscript\\u003e",
    "$x^2$ :red[x] **x** alert(coords); map_div",
    # Nobody may be asked either: the visits below count every request.
    "![](http://image.invalid/a.png) <img src=http://image.invalid/b.png>",
    "[x](http://link.invalid) <http://link.invalid> http://link.invalid www.link.invalid",
    "write@mail.invalid mailto:write@mail.invalid <style>@import 'http://style.invalid'</style>",
    # Joiners that several alphabets need.
    "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937",
)
# What nobody sees, or sees in another order: such a cell may be refused, and is not in the data.
UNSEEN = ("gnp.\u202eexe", "a\u2066b\u2067c\u2068d\u2069e", "a\u200bb\ufeffc", "\u200e\u200f\u061c")
