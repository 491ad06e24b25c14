/* These programs hold no code of the executables they drive: what a failed test did not free says nothing. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return 1;
}
