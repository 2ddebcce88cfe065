["FROM" "AS"] @keyword.control.import
["RUN" "CMD" "LABEL" "EXPOSE" "ENV" "ADD" "COPY" "ENTRYPOINT" "VOLUME" "USER" "WORKDIR" "ARG" "ONBUILD" "STOPSIGNAL"
 "HEALTHCHECK" "SHELL" "MAINTAINER" "CROSS_BUILD"] @keyword

; Images
(image_name) @type
[(image_tag) (image_digest)] @string.special
(image_alias) @label

; Names and values
(unquoted_string) @string
(arg_instruction name: (unquoted_string) @variable)
(env_pair name: (unquoted_string) @variable)
(label_pair key: (unquoted_string) @variable.other.member)
[(param) (mount_param)] @attribute
(mount_param "mount" @attribute)
(mount_param_param) @variable.parameter
(path) @string.special.path
(expose_port) @constant.numeric.integer
(stopsignal_instruction) @constant
(user_instruction user: (_) @variable)
[(double_quoted_string) (single_quoted_string) (json_string)] @string
(escape_sequence) @constant.character.escape
(heredoc_line) @string
[(heredoc_marker) (heredoc_end)] @label

; Variables in the text
(expansion) @punctuation.special
(variable) @variable

["=" (line_continuation)] @operator
["," ":" "@"] @punctuation.delimiter
["[" "]"] @punctuation.bracket

(comment) @comment.line
((comment) @keyword.directive (#match? @keyword.directive "^# *(syntax|escape|check) *="))
