[(require_spec) (exclude_spec) (replace_spec) (retract_spec)] @entry.around
[(require_directive) (exclude_directive) (replace_directive) (retract_directive)] @class.around
(comment) @comment.inside
(comment)+ @comment.around
