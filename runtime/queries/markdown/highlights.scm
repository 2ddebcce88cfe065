(atx_heading (atx_h1_marker) @markup.heading.marker) @markup.heading.1
(atx_heading (atx_h2_marker) @markup.heading.marker) @markup.heading.2
(atx_heading (atx_h3_marker) @markup.heading.marker) @markup.heading.3
(atx_heading (atx_h4_marker) @markup.heading.marker) @markup.heading.4
(atx_heading (atx_h5_marker) @markup.heading.marker) @markup.heading.5
(atx_heading (atx_h6_marker) @markup.heading.marker) @markup.heading.6
(setext_heading (setext_h1_underline) @markup.heading.marker) @markup.heading.1
(setext_heading (setext_h2_underline) @markup.heading.marker) @markup.heading.2

[(indented_code_block) (fenced_code_block)] @markup.raw.block
(fenced_code_block_delimiter) @punctuation.bracket
(info_string) @label
[(minus_metadata) (plus_metadata)] @markup.raw.block

(block_quote) @markup.quote
[(block_quote_marker) (block_continuation)] @punctuation.special

[(list_marker_minus) (list_marker_plus) (list_marker_star)] @markup.list.unnumbered
[(list_marker_dot) (list_marker_parenthesis)] @markup.list.numbered
(task_list_marker_checked) @markup.list.checked
(task_list_marker_unchecked) @markup.list.unchecked

(pipe_table_header (pipe_table_cell) @markup.bold)
(pipe_table_header "|" @punctuation.special)
(pipe_table_row "|" @punctuation.special)
(pipe_table_delimiter_row) @punctuation.special
(thematic_break) @punctuation.special

(link_reference_definition ":" @punctuation.delimiter)
(link_label) @markup.link.label
(link_destination) @markup.link.url
(link_title) @string
[(backslash_escape) (entity_reference) (numeric_character_reference)] @constant.character.escape
