package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Version names the state of a folder of content: the first 12 hexadecimal digits of a hash of all its files. The same
// files have the same version wherever they lie.
func Version(fsys fs.FS) (string, error) {
	const digits = 12
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, path)
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		_, err = fmt.Fprintf(sum, "%s %d\n%s", path, len(text), text)
		return err //nolint:wrapcheck // a hash never fails
	})
	if err != nil {
		return "", fmt.Errorf("version of the content: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil))[:digits], nil
}
