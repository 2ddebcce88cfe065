//go:build cgo

package syntax

import "testing"

func TestBashSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "return 1", "usage() {\n … \n}"},
			{"function.inside", "return 1", "{\n  cat … 1\n}"},
			{"function.around", "local sum", "function total {\n … \n}"},
			{"parameter.around", "-euo", "-euo"},
			{"parameter.inside", "input.txt", "input.txt"},
			{"entry.around", "'two'", "'two'"},
			{"entry.around", "total \"$line\"", "[0-9]*)\n … ;;"},
			{"entry.inside", "0x10", "0x10"},
			{"comment.around", "Builds", "#!/usr/bin/env bash\n# Builds the shop."},
			{"comment.inside", "Builds", "# Builds the shop."},
		},
		enters: []enterCase{
			{"usage() {", "  "},
			{"cat <<EOF\nUs¦age", ""},
			{"$(date +%s)", "  "},
			{"\nEOF\n", "  "},
			{"*.txt; do", "    "},
			{"]]; then", "      "},
			{"else\n", "      "},
			{"fi\n  done", "  "},
			{"case \"$line\" in", "    "},
			{"-h | --help)", "      "},
			{"usage\n      ;;", "    "},
			{"esac", "  "},
			{"done < <(grep", "  "},
			{"curl --silent \\", "  "},
			{"<<< \"$names\"", ""},
			{"\n(", "  "},
		},
		symbols: `
constant LIMIT
constant PATH
function usage
function total
`,
	}.run(t, "bash")
}
