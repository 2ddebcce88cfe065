package style

import (
	"bytes"
	"io"
	"os"
	"strings"

	editorconfig "github.com/editorconfig/editorconfig-core-go/v2"
)

// maxFile bounds .editorconfig files, in bytes.
const maxFile = 256 << 10

// read collects what the .editorconfig files above a file say about it. What
// cannot be read or understood says nothing.
func read(path string) settings {
	conf := editorconfig.Config{Parser: &parser{}}
	def, _, err := conf.LoadGraceful(path)
	if err != nil || def == nil {
		return nil
	}
	s := settings{}
	for name, value := range def.Raw {
		if value = strings.ToLower(strings.TrimSpace(value)); value != editorconfig.UnsetValue {
			s[strings.ToLower(name)] = value
		}
	}
	return s
}

// parser reads .editorconfig files, but nothing that could hang or fill the
// memory: a repository may hold anything by that name.
type parser struct{ editorconfig.SimpleParser }

func (*parser) ParseIniGraceful(name string) (*editorconfig.Editorconfig, error, error) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, nil, os.ErrNotExist
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, os.ErrNotExist
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, nil, os.ErrNotExist
	}
	ec, warning, err := editorconfig.ParseGraceful(bytes.NewReader(data))
	if err != nil {
		return nil, nil, os.ErrNotExist
	}
	return ec, warning, nil
}
