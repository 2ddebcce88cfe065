(atx_heading) @markup.heading
(fenced_code_block) @markup.raw
