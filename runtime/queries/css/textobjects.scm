(rule_set (block) @class.inside) @class.around
(media_statement (block) @class.inside) @class.around
(keyframe_block (block) @class.inside) @class.around
(declaration) @entry.around
(call_expression (function_name) (arguments) @function.inside) @function.around
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(comment) @comment.inside
(comment)+ @comment.around
