(table (pair)* @class.inside) @class.around
(table_array_element (pair)* @class.inside) @class.around

(pair (_) (_) @entry.inside) @entry.around
(array (_) @entry.around)

(comment) @comment.inside
(comment)+ @comment.around
