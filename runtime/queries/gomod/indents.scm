[(require_directive) (exclude_directive) (replace_directive) (retract_directive)] @indent
")" @outdent
