package syntax

import "strings"

func lexDiff(line string, _ int, emit emitter) int {
	whole := func(scope string) int { emit(0, len(line), scope); return 0 }
	switch {
	case line == "":
		return 0
	case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---") && strings.TrimLeft(line, "-") != "":
		return whole("markup.heading")
	case line[0] == '+', line[0] == '>':
		return whole("diff.plus")
	case line[0] == '-', line[0] == '<':
		return whole("diff.minus")
	case line[0] == '!':
		return whole("diff.delta")
	case line[0] == '#':
		return whole("comment")
	case strings.HasPrefix(line, "@@"):
		if end := strings.Index(line[2:], "@@"); end >= 0 {
			emit(0, end+4, "attribute")
			emit(end+4, len(line), "function")
			return 0
		}
		return whole("attribute")
	case isDigit(line[0]): // a hunk of a plain diff
		return whole("attribute")
	case line[0] != ' ' && line[0] != '\t' && line[0] != '\\':
		word := wordEnd(line, 0)
		emit(0, word, "keyword")
		emit(word, len(line), "string.special.path")
	}
	return 0
}

// The states of a commit message.
const (
	commitSubject = iota
	commitBody
	commitDiff
)

// subjectWidth is the customary length of a commit's first line, in bytes.
const subjectWidth = 72

func lexCommit(line string, state int, emit emitter) int {
	switch {
	case state == commitDiff:
		lexDiff(line, 0, emit)
		return commitDiff
	case strings.HasPrefix(line, "#"):
		if strings.Contains(line, ">8 ----") {
			emit(0, len(line), "comment")
			return commitDiff
		}
		emit(0, len(line), "comment")
		emitStatus(line, emit)
		return state
	case state == commitSubject:
		if strings.TrimSpace(line) == "" {
			return commitSubject
		}
		emit(0, len(line), "markup.heading")
		if len(line) > subjectWidth {
			emit(subjectWidth, len(line), "warning")
		}
		return commitBody
	}
	if name, _, ok := strings.Cut(line, ": "); ok && strings.Contains(name, "-") && !strings.ContainsAny(name, " \t") {
		emit(0, len(name), "attribute") // a trailer such as Signed-off-by
		emit(len(name)+1, len(line), "string")
	}
	return commitBody
}

// emitStatus colours the list of changed files in a commit message.
func emitStatus(line string, emit emitter) {
	name, path, ok := strings.Cut(line, ":")
	scope := ""
	switch strings.TrimLeft(name, "# \t") {
	case "modified", "renamed", "typechange", "copied":
		scope = "diff.delta"
	case "new file":
		scope = "diff.plus"
	case "deleted":
		scope = "diff.minus"
	}
	if ok && scope != "" {
		from := 1 + indentOf(line[1:])
		emit(from, len(name)+1, scope)
		emit(len(line)-len(strings.TrimLeft(path, " \t")), len(line), "string.special.path")
		return
	}
	if i := strings.Index(line, "On branch "); i >= 0 {
		emit(i+len("On branch "), len(line), "constant")
	}
}

func lexRebase(line string, _ int, emit emitter) int {
	if strings.HasPrefix(line, "#") {
		emit(0, len(line), "comment")
		return 0
	}
	i := indentOf(line)
	word := wordEnd(line, i)
	scope := "keyword"
	if isOneOf(line[i:word], "d", "drop") {
		scope = "diff.minus"
	}
	emit(i, word, scope)
	rest := word + indentOf(line[word:])
	if isOneOf(line[i:word], "exec", "x") {
		emit(rest, len(line), "string")
		return 0
	}
	for strings.HasPrefix(line[rest:], "-") { // fixup -C
		end := rest + 1 + wordEnd(line[rest+1:], 0)
		emit(rest, end, "attribute")
		rest = end + indentOf(line[end:])
	}
	hash := wordEnd(line, rest)
	emit(rest, hash, "constant")
	emit(hash, len(line), "string")
	return 0
}

func lexIgnore(line string, _ int, emit emitter) int {
	if strings.HasPrefix(line, "#") {
		emit(0, len(line), "comment")
		return 0
	}
	emit(0, len(line), "string.special.path")
	for i := range len(line) {
		switch line[i] {
		case '!':
			if i == 0 {
				emit(0, 1, "keyword.operator")
			}
		case '*', '?', '[', ']':
			emit(i, i+1, "operator")
		case '/':
			emit(i, i+1, "punctuation.delimiter")
		case '\\':
			emit(i, min(i+2, len(line)), "constant.character.escape")
		case '@':
			emit(i, len(line), "tag") // an owner in CODEOWNERS
			return 0
		}
	}
	return 0
}

func lexINI(line string, _ int, emit emitter) int {
	i := indentOf(line)
	if i == len(line) {
		return 0
	}
	switch line[i] {
	case '#', ';':
		emit(i, len(line), "comment")
		return 0
	case '[':
		end := strings.LastIndexByte(line, ']')
		if end < 0 {
			end = len(line)
		}
		emit(i, i+1, "punctuation.bracket")
		emit(i+1, end, "namespace")
		if q := strings.IndexByte(line[:end], '"'); q >= 0 {
			emit(q, end, "string")
		}
		emit(end, min(end+1, len(line)), "punctuation.bracket")
		return 0
	}
	eq := strings.IndexAny(line, "=:")
	if eq < 0 {
		emit(i, len(line), "variable.other.member")
		return 0
	}
	emit(i, len(strings.TrimRight(line[:eq], " \t")), "variable.other.member")
	emit(eq, eq+1, "operator")
	emitValue(line, eq+1, emit)
	for _, mark := range []string{" ;", " #"} {
		if c := strings.Index(line[eq:], mark); c >= 0 {
			emit(eq+c+1, len(line), "comment")
		}
	}
	return 0
}

func lexEnv(line string, _ int, emit emitter) int {
	i := indentOf(line)
	if i < len(line) && line[i] == '#' {
		emit(i, len(line), "comment")
		return 0
	}
	if word := wordEnd(line, i); isOneOf(line[i:word], "export", "unset", "source", "set") {
		emit(i, word, "keyword")
		i = word + indentOf(line[word:])
	}
	end := wordEnd(line, i)
	emit(i, end, "variable.other.member")
	if end < len(line) && line[end] == '=' {
		emit(end, end+1, "operator")
		emitValue(line, end+1, emit)
		if value := line[end+1:]; value != "" && value[0] != '"' && value[0] != '\'' {
			if c := strings.Index(value, " #"); c >= 0 {
				emit(end+2+c, len(line), "comment")
			}
		}
	} else {
		emitVariables(line, end, len(line), emit)
	}
	return 0
}

// logLevels are the words that tell how bad a line is.
var logLevels = map[string]string{
	"trace": "hint", "debug": "hint", "dbg": "hint", "verbose": "hint", "info": "info", "notice": "info", "inf": "info",
	"warn": "warning", "warning": "warning", "wrn": "warning", "error": "error", "err": "error", "fatal": "error",
	"panic": "error", "critical": "error", "crit": "error", "alert": "error", "emerg": "error", "failed": "error", "failure": "error",
}

func lexLog(line string, _ int, emit emitter) int {
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case c == '"' || c == '\'' && (i == 0 || !isWordByte(line[i-1])):
			end := quoted(line, i)
			emit(i, end, "string")
			i = end
		case strings.HasPrefix(line[i:], "http://"), strings.HasPrefix(line[i:], "https://"):
			end := i
			for end < len(line) && !strings.ContainsRune(" \t\"'<>()[]", rune(line[end])) {
				end++
			}
			emit(i, end, "markup.link.url")
			i = end
		case isDigit(c):
			end := i // numbers, times, dates and addresses
			for end < len(line) && (isWordByte(line[end]) || strings.IndexByte(".:-+/", line[end]) >= 0) {
				end++
			}
			end = i + len(strings.TrimRight(line[i:end], ".:-+/"))
			emit(i, end, "constant.numeric")
			i = end
		case isWordByte(c):
			end := wordEnd(line, i)
			word := line[i:end]
			if scope := logLevels[strings.ToLower(word)]; scope != "" {
				emit(i, end, scope)
			} else if isOneOf(word, "true", "false", "null", "nil", "none", "None") {
				emit(i, end, "constant.builtin")
			} else if end < len(line) && line[end] == '=' {
				emit(i, end, "variable.other.member")
			}
			i = end
		case strings.IndexByte("[](){}", c) >= 0:
			emit(i, i+1, "punctuation.bracket")
			i++
		default:
			i++
		}
	}
	return 0
}

// cmakeControl are the commands that steer.
const cmakeControl = " if elseif else endif foreach endforeach while endwhile function endfunction macro endmacro block endblock return break continue include add_subdirectory find_package "

// The states of CMake text: outside, in a bracket or a string that goes on.
const (
	cmakePlain = iota
	cmakeString
	cmakeComment // + number of equal signs
	cmakeArg     = cmakeComment + 100
)

func lexCMake(line string, state int, emit emitter) int {
	i := 0
	switch {
	case state == cmakeString:
		i = quoted("\""+line, 0) - 1
		emit(0, i, "string")
		if i == len(line) && !strings.HasSuffix(line, "\"") {
			return state
		}
	case state != cmakePlain:
		scope, equals := "comment", state-cmakeComment
		if state >= cmakeArg {
			scope, equals = "string", state-cmakeArg
		}
		end := strings.Index(line, "]"+strings.Repeat("=", equals)+"]")
		if end < 0 {
			emit(0, len(line), scope)
			return state
		}
		i = end + equals + 2
		emit(0, i, scope)
	}
	for i < len(line) {
		c := line[i]
		switch {
		case c == '#' || c == '[':
			from := i
			if c == '#' {
				i++
			}
			equals, open := bracketOpen(line[i:])
			if !open {
				if c == '#' {
					emit(from, len(line), "comment")
					return cmakePlain
				}
				i++
				continue
			}
			scope, next := "string", cmakeArg+equals
			if c == '#' {
				scope, next = "comment", cmakeComment+equals
			}
			end := strings.Index(line[i:], "]"+strings.Repeat("=", equals)+"]")
			if end < 0 {
				emit(from, len(line), scope)
				return next
			}
			i += end + equals + 2
			emit(from, i, scope)
		case c == '"':
			end := quoted(line, i)
			emit(i, end, "string")
			emitVariables(line, i, end, emit)
			if end == len(line) && (end == i+1 || line[end-1] != '"') {
				return cmakeString
			}
			i = end
		case c == '$':
			end := strings.IndexAny(line[i:], "}>")
			if end < 0 {
				end = 0
			}
			emit(i, i+end+1, "variable")
			i += end + 1
		case c == '(' || c == ')':
			emit(i, i+1, "punctuation.bracket")
			i++
		case isWordByte(c):
			end := wordEnd(line, i)
			emitCMakeWord(line, i, end, emit)
			i = end
		default:
			i++
		}
	}
	return cmakePlain
}

func emitCMakeWord(line string, from, to int, emit emitter) {
	word := line[from:to]
	switch rest := strings.TrimLeft(line[to:], " \t"); {
	case strings.HasPrefix(rest, "(") && strings.Contains(cmakeControl, " "+strings.ToLower(word)+" "):
		emit(from, to, "keyword.control")
	case strings.HasPrefix(rest, "("):
		emit(from, to, "function")
	case isOneOf(word, "ON", "OFF", "TRUE", "FALSE", "YES", "NO"):
		emit(from, to, "constant.builtin.boolean")
	case isOneOf(word, "AND", "OR", "NOT", "EQUAL", "STREQUAL", "MATCHES", "LESS", "GREATER", "EXISTS", "DEFINED", "IN_LIST", "VERSION_LESS",
		"VERSION_GREATER", "VERSION_EQUAL"):
		emit(from, to, "keyword.operator")
	case strings.Trim(word, "0123456789") == "":
		emit(from, to, "constant.numeric")
	case word == strings.ToUpper(word) && len(word) > 1:
		emit(from, to, "constant")
	}
}

// bracketOpen reads [==[ and counts its equal signs.
func bracketOpen(s string) (equals int, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return 0, false
	}
	rest := strings.TrimLeft(s[1:], "=")
	equals = len(s) - 1 - len(rest)
	return equals, equals < 100 && strings.HasPrefix(rest, "[")
}
