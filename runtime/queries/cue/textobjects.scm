(field (value (struct_lit) @class.inside)) @class.around
(field (value) @entry.inside) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
