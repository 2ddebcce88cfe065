(tag_name) @tag
(comment) @comment
