export default definePageConfig({ navigationBarTitleText: '核实认领' });
