/** Taro drops what its templates do not name, so screen-reader attributes are declared here, for the parts that carry them. */
const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
};

export const aria = {
  components: { View: spoken, Button: spoken, Image: spoken, Input: spoken, Textarea: spoken, Text: spoken },
};
