(value_declaration body: (_) @function.inside) @function.around
(anonymous_function_expr expr: (_) @function.inside) @function.around
[(type_declaration) (type_alias_declaration)] @class.around
(case_of_branch expr: (_) @entry.inside) @entry.around
(field expression: (_) @entry.inside) @entry.around
(function_declaration_left pattern: (_) @parameter.inside @parameter.around)
[(line_comment) (block_comment)] @comment.inside
[(line_comment)+ (block_comment)+] @comment.around
