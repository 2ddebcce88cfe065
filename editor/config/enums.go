package config

// The choices of options. Each type has its names in the order of its values;
// files and :set use the names.

// LineNumber is how the gutter counts.
type LineNumber uint8

const (
	Absolute LineNumber = iota
	Relative
)

var lineNumbers = []string{"absolute", "relative"}

// CursorShape is the shape of the primary cursor.
type CursorShape uint8

const (
	Block CursorShape = iota
	Bar
	Underline
	Hidden
)

var cursorShapes = []string{"block", "bar", "underline", "hidden"}

// Gutter is a column left of the text.
type Gutter uint8

const (
	GutterDiagnostics Gutter = iota
	GutterLineNumbers
	GutterSpacer
	GutterDiff
	GutterCodeAction
)

var gutters = []string{"diagnostics", "line-numbers", "spacer", "diff", "code-action-hint"}

// StatusElement is a part of the status line.
type StatusElement uint8

const (
	StatusMode StatusElement = iota
	StatusSpinner
	StatusFileName
	StatusFileAbsolutePath
	StatusFileBaseName
	StatusReadOnly
	StatusModified
	StatusFileEncoding
	StatusFileLineEnding
	StatusFileIndentStyle
	StatusFileType
	StatusDiagnostics
	StatusWorkspaceDiagnostics
	StatusSelections
	StatusPrimarySelectionLength
	StatusPosition
	StatusPositionPercentage
	StatusTotalLineNumbers
	StatusSeparator
	StatusSpacer
	StatusVersionControl
	StatusRegister
	StatusWorkingDirectory
	StatusCodeActionHint
)

var statusElements = []string{"mode", "spinner", "file-name", "file-absolute-path", "file-base-name",
	"read-only-indicator", "file-modification-indicator", "file-encoding", "file-line-ending",
	"file-indent-style", "file-type", "diagnostics", "workspace-diagnostics", "selections",
	"primary-selection-length", "position", "position-percentage", "total-line-numbers", "separator",
	"spacer", "version-control", "register", "current-working-directory", "code-action-hint"}

// Severity of a diagnostic, ordered; as a filter it is the least one shown.
type Severity uint8

const (
	Disable Severity = iota // show none
	Hint
	Info
	Warning
	Error
)

var severities = []string{"disable", "hint", "info", "warning", "error"}

// Visibility of a kind of blanks.
type Visibility uint8

const (
	RenderNone Visibility = iota
	RenderAll
	RenderDefault // as WhitespaceRender.Default says
)

var visibilities = []string{"none", "all", "default"}

// BufferLine is when the line of buffers is shown.
type BufferLine uint8

const (
	BufferLineNever BufferLine = iota
	BufferLineAlways
	BufferLineMultiple
)

var bufferLines = []string{"never", "always", "multiple"}

// PopupBorder is what gets a border.
type PopupBorder uint8

const (
	BorderNone PopupBorder = iota
	BorderAll
	BorderPopup
	BorderMenu
)

var popupBorders = []string{"none", "all", "popup", "menu"}

// IndentHeuristic is how new lines are indented.
type IndentHeuristic uint8

const (
	IndentSimple IndentHeuristic = iota
	IndentTreeSitter
	IndentHybrid
)

var indentHeuristics = []string{"simple", "tree-sitter", "hybrid"}

// LineEnding of new buffers.
type LineEnding uint8

const (
	LineEndingNative LineEnding = iota
	LineEndingLF
	LineEndingCRLF
)

var lineEndings = []string{"native", "lf", "crlf"}

// StartPosition is where the buffer picker begins.
type StartPosition uint8

const (
	StartCurrent StartPosition = iota
	StartPrevious
)

var startPositions = []string{"current", "previous"}

// KittyKeyboard is the use of the extended keyboard protocol.
type KittyKeyboard uint8

const (
	KittyAuto KittyKeyboard = iota
	KittyEnabled
	KittyDisabled
)

var kittyKeyboards = []string{"auto", "enabled", "disabled"}

// ClipboardProvider is the way to the system's clipboard.
type ClipboardProvider uint8

const (
	ClipboardAuto ClipboardProvider = iota // found out at start
	ClipboardPasteboard
	ClipboardWayland
	ClipboardXClip
	ClipboardXSel
	ClipboardWin32Yank
	ClipboardTmux
	ClipboardTermux
	ClipboardTermcode // escape sequence OSC 52
	ClipboardNone
	ClipboardCustom // by Clipboard.Yank and Paste
)

var clipboardProviders = []string{"auto", "pasteboard", "wayland", "x-clip", "x-sel", "win32-yank",
	"tmux", "termux", "termcode", "none"}

// TrustLevel is what works in a workspace that is not trusted.
type TrustLevel uint8

const (
	TrustNone TrustLevel = iota
	TrustServers
	TrustInsecure
)

var trustLevels = []string{"none", "servers", "insecure"}

func (v LineNumber) String() string      { return lineNumbers[v] }
func (v CursorShape) String() string     { return cursorShapes[v] }
func (v Gutter) String() string          { return gutters[v] }
func (v StatusElement) String() string   { return statusElements[v] }
func (v Severity) String() string        { return severities[v] }
func (v Visibility) String() string      { return visibilities[v] }
func (v BufferLine) String() string      { return bufferLines[v] }
func (v PopupBorder) String() string     { return popupBorders[v] }
func (v IndentHeuristic) String() string { return indentHeuristics[v] }
func (v LineEnding) String() string      { return lineEndings[v] }
func (v StartPosition) String() string   { return startPositions[v] }
func (v KittyKeyboard) String() string   { return kittyKeyboards[v] }
func (v TrustLevel) String() string      { return trustLevels[v] }

func (v ClipboardProvider) String() string {
	if v == ClipboardCustom {
		return "custom"
	}
	return clipboardProviders[v]
}
