[(block) (object) (tuple) (function_call) (for_tuple_expr) (for_object_expr)] @indent
[(block_end) (object_end) (tuple_end) ")"] @outdent
(heredoc_template) @opaque
