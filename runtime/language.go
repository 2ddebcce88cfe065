// Package runtime holds what the editor ships as data: the language table, the
// query files, the tutor and the help texts. It is imported as hxruntime. A
// user's folder is laid over it file by file.
package runtime

//go:generate go test . -run TestLanguageTableIsFresh -update

// Language is the built-in or configured behaviour for one kind of file. The
// values of the built-in table are shared: never change one, copy it.
type Language struct {
	Name       string // also names the query folder
	LanguageID string // what language servers call it
	Scope      string

	Extensions []string // without the dot
	Globs      []string // a relative one matches in any folder
	Shebangs   []string // interpreter names

	Roots        []string // names (globs) that mark a project's root
	WorkspaceLSP []string // editor.workspace-lsp-roots for this language; nil: the editor's

	AutoFormat         bool
	CodeActionsOnSave  []string
	DiagnosticSeverity string // least severity kept; "" is hint

	CommentTokens []string // the first is used to comment, all are recognised
	BlockComments []BlockComment

	Indent *Indent // nil: tab width 4 and tabs
	Width  int     // text width; 0: the editor's
	Rulers []int   // nil: the editor's

	Servers   []ServerUse // by priority
	Formatter *Command    // preferred over a server

	Grammar        string
	InjectionRegex string

	SoftWrap       SoftWrap
	AutoPairs      *AutoPairs // nil: the editor's
	WordCompletion WordCompletion
	PathCompletion *bool // nil: the editor's
	Rainbow        *bool // nil: the editor's

	PersistentSources []string // diagnostics of these sources move along with edits
}

// BlockComment is a pair of markers.
type BlockComment struct{ Start, End string }

// Indent is used when a file does not show its own style. TabWidth counts
// cells, Unit is the text of one level.
type Indent struct {
	TabWidth int
	Unit     string
}

// ServerUse names a language server and limits what it is asked for. Both
// lists empty means everything.
type ServerUse struct {
	Name         string
	Only, Except []string // features
}

// Command is an external program.
type Command struct {
	Name string
	Args []string
}

// SoftWrap overrides editor.soft-wrap where a field is set.
type SoftWrap struct {
	Enable, AtTextWidth    *bool
	MaxWrap, MaxIndentKeep *int
	Indicator              *string
}

// WordCompletion overrides editor.word-completion where a field is set.
type WordCompletion struct {
	Enable        *bool
	TriggerLength int // 0: the editor's
}

// AutoPairs replaces the editor's pairs. No pairs means off.
type AutoPairs struct{ Pairs []Pair }

// Pair is the two halves of an auto pair.
type Pair struct{ Open, Close rune }

// LanguageServer tells how to start and configure a server.
type LanguageServer struct {
	Name    string
	Command Command
	// Environment are further variables as NAME=VALUE.
	Environment []string
	// Config is JSON text, sent as initialisation options and the answer to
	// configuration requests; "" for none.
	Config string
	// Timeout is the longest wait for an answer in seconds; 0 means the
	// default of 20.
	Timeout int
	// RootPatterns: start only if the root folder has a matching entry.
	RootPatterns []string
	// PathMapping names folders that are elsewhere for the server, which then
	// runs on another machine or in a container.
	PathMapping []PathMapping
	// ReadCommand prints a file that only the server can reach; its path there is
	// added as last argument.
	ReadCommand []string
}

// PathMapping says that a folder here is another one where the server runs.
type PathMapping struct{ Local, Remote string }

// Languages is a language table: where two entries claim a file the later one
// wins. It never changes once it is made.
type Languages struct {
	List    []Language
	Servers []LanguageServer // sorted by name
}

// Builtin is the table that comes with the program.
func Builtin() Languages { return Languages{builtinLanguages, builtinServers} }

// Find returns the language of that name, nil if there is none.
func (l Languages) Find(name string) *Language {
	for i := range l.List {
		if l.List[i].Name == name {
			return &l.List[i]
		}
	}
	return nil
}

// Server returns the server of that name, nil if there is none.
func (l Languages) Server(name string) *LanguageServer {
	for i := range l.Servers {
		if l.Servers[i].Name == name {
			return &l.Servers[i]
		}
	}
	return nil
}
