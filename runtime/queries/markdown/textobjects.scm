; A section is a class, a block of code a function, a cell of a table a
; parameter.
(section . (atx_heading)) @class.around
(fenced_code_block (code_fence_content)? @function.inside) @function.around
[(pipe_table_header) (pipe_table_row)] @entry.around
(pipe_table_cell) @parameter.inside @parameter.around
(list_item (paragraph)? @entry.inside) @entry.around
