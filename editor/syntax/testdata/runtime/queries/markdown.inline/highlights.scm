(emphasis) @markup.italic
(strong_emphasis) @markup.bold
(code_span) @markup.raw.inline
