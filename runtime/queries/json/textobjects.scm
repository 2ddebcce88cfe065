(pair value: (_) @entry.inside) @entry.around
(array (_) @entry.inside @entry.around)

(comment) @comment.inside
(comment)+ @comment.around
